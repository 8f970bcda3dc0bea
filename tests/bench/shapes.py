"""Draws of each shape into arrays: what draws.py asks for."""

from numpy import add, empty, exp, float64, int32, multiply, searchsorted, sqrt, subtract, where


def uniform(low, high):
    def fill(rng, out):
        rng.random(out=out)
        multiply(out, high - low, out)
        add(out, low, out)
    return fill


def triangular(low, mode, high):
    turn = (mode - low) / (high - low)
    rise = (high - low) * (mode - low)
    fall = (high - low) * (high - mode)

    def fill(rng, out):
        rng.random(out=out)
        up = sqrt(out * rise)
        add(up, low, up)
        down = subtract(1, out)
        multiply(down, fall, down)
        sqrt(down, down)
        subtract(high, down, down)
        out[:] = where(out < turn, up, down)
    return fill


def pert(knots):
    rises = knots[1:] - knots[:-1]
    cells = float64(len(rises))

    def fill(rng, out):
        rng.random(out=out)
        multiply(out, cells, out)
        cell = out.astype(int32)
        subtract(out, cell, out)
        multiply(out, rises.take(cell), out)
        add(out, knots.take(cell), out)
    return fill


def discrete(places, values):
    def fill(rng, out):
        rng.random(out=out)
        values.take(searchsorted(places, out, "right") - 1, out=out)
    return fill


def normal(mean, deviation):
    def fill(rng, out):
        rng.standard_normal(out=out)
        multiply(out, deviation, out)
        add(out, mean, out)
    return fill


def lognormal(mean, deviation):
    of_log = normal(mean, deviation)

    def fill(rng, out):
        of_log(rng, out)
        exp(out, out)
    return fill
