"""The operations of the language over arrays, for model.py: those that numpy lacks, and all that look at operands first."""

from builtins import sum as sum_of
from fractions import Fraction
from functools import lru_cache
from math import gcd, lcm

from numpy import (absolute, add, array, broadcast_to, ceil, copyto, divide, empty, equal, exp, floor, fmod, full, isfinite, less, less_equal,
                   log, log10, logical_and, logical_not, logical_or, maximum, minimum, multiply, nan, ndim, negative, power, rint, sqrt,
                   subtract, where, any, argsort, copysign, stack, sum, take_along_axis, zeros)


class Undefined(ArithmeticError):
    """Something may be undefined in this chunk."""


# fast: ---------------------------------------------------------------------------------------------------------------------

def tent(x, k):
    t = subtract(x, k)
    absolute(t, t)
    subtract(1, t, t)
    return maximum(t, 0, t)


def beyond(x, k):
    """The part of a value interpolated at x that lies k or more years back."""
    t = subtract(x, k - 1)
    return minimum(maximum(t, 0, t), 1, t)


def within(x, least):
    if not x.min() >= least:
        raise Undefined


def exact(a, most, out):
    if not abs(a).max() <= most:
        raise Undefined
    copyto(out, a)


def allocate(n, parts, amount, *weights):
    """Largest remainder: each part's place in the order of remainders says whether it gets one of the units that are left."""
    if not abs(amount).max() <= 9007199254740991:
        raise Undefined
    whole = rint(absolute(amount))
    if all(ndim(weight) == 0 for weight in weights):
        part, remainder = by_decimals(whole, weights)
    else:
        part, remainder = by_doubles(n, whole, weights)
    left = subtract(whole, part.sum(0))
    if left.min() < 0:
        raise Undefined
    for i in range(parts):
        # How many come before it: those with more, and of the earlier ones those with as much.
        before = zeros(n)
        for j in range(parts):
            if j != i:
                add(before, (less_equal if j < i else less)(remainder[i], remainder[j]), before)
        add(part[i], less(before, left), part[i])
    if any(less(amount, 0)):
        multiply(part, copysign(1, amount), part)
    return part


@lru_cache
def proportions(*weights):
    """Weights that are known, as the least whole numbers."""
    decimals = [Fraction(str(weight)) for weight in weights]
    scale = lcm(*(decimal.denominator for decimal in decimals))
    whole = [int(decimal * scale) for decimal in decimals]
    if not (min(whole) >= 0 and max(whole) > 0):
        raise Undefined
    units = array(whole, float) / gcd(*whole)
    if units.sum() > 2 ** 26:
        raise Undefined
    return units


def by_decimals(whole, weights):
    """Rounded down, and what is left in a measure of its own."""
    units = proportions(*map(float, weights))
    total = units.sum()
    rest = fmod(whole, total)
    product = multiply.outer(units, rest)
    part = floor(divide(product, total))
    remainder = subtract(product, multiply(part, total))
    add(part, multiply.outer(units, divide(subtract(whole, rest), total)), part)
    return part, remainder


def by_doubles(n, whole, weights):
    """The same for weights that are drawn: where two remainders hardly differ, the unit can go to the other part."""
    w = empty((len(weights), n))
    for i, weight in enumerate(weights):
        w[i] = weight
    total = w.sum(0)
    # A negative weight, or none at all.
    if w.min() < 0 or not total.min() > 0:
        raise Undefined
    divide(w, total, w)
    multiply(w, whole, w)
    part = floor(w)
    remainder = where(w == 0, -1, w)
    subtract(remainder, part, remainder)
    return part, remainder


def waterfall(n, parts, envelope, *values):
    return look_waterfall(n, parts, envelope, *values)


# careful: ------------------------------------------------------------------------------------------------------------------

def look(result, *operands):
    for operand in operands:
        result = where(isfinite(operand), result, nan)
    return result


look_add = add
look_sub = subtract
look_mul = multiply
look_neg = negative
look_abs = absolute
look_sqrt = sqrt
look_ln = log


def look_div(a, b): return look(divide(a, b), b)
def look_not(a): return 1 - a
def look_and(a, b): return where((a == 0) | (b == 0), 0.0, a * b)
def look_or(a, b): return where((a == 1) | (b == 1), 1.0, a + b)
def look_select(c, a, b): return where(c == 1, a, where(c == 0, b, nan))
def look_min(a, b): return look(minimum(a, b), a, b)
def look_max(a, b): return look(maximum(a, b), a, b)
def look_eq(a, b): return look(where(a == b, 1.0, 0.0), a, b)
def look_lt(a, b): return look(where(a < b, 1.0, 0.0), a, b)
def look_le(a, b): return look(where(a <= b, 1.0, 0.0), a, b)
def look_exp(a): return look(exp(a), a)
def look_pow(a, b): return look(power(a, b), a, b)
def near(size): return minimum(size * 3 * 2.0 ** -52, 1 / 64)


def look_round(a):
    """Half away from zero; a half to 15 digits is a half."""
    size = absolute(a)
    return where(size < 2.0 ** 52, copysign(floor(size + (0.5 + near(size))), a), a)


def cut(a, otherwise): return where(absolute(a - rint(a)) <= near(absolute(a)), rint(a), otherwise)
def look_exact(a, most): return where(absolute(a) <= most, a, nan)
def look_floor(a): return cut(a, floor(a))
def look_ceil(a): return cut(a, ceil(a))


def look_lag(least, lag, before, *past):
    whole = floor(lag)
    near = far = before
    for j, value in enumerate(past):
        near = where(whole == least + j, value, near)
        far = where(whole + 1 == least + j, value, far)
    part = lag - whole
    value = where(part == 0, near, near * (1 - part) + far * part)
    return where(isfinite(lag) & (lag >= least), value, nan)


def look_allocate(n, parts, amount, *weights):
    """One trial after another: rare."""
    rows = stack([broadcast_to(one, n) for one in (amount, *weights)], 1).tolist()
    return array([one_allocation(row[0], row[1:]) for row in rows]).T


def one_allocation(amount, weights):
    """Largest remainder, in whole numbers: a weight stands for the decimal that it agrees with to 15 digits."""
    total = 0.0
    for weight in weights:
        total += weight
    if not (absolute(amount) <= 9007199254740991 and all(weight >= 0 for weight in weights) and isfinite(total)):
        return [nan] * len(weights)
    if total == 0 and amount != 0:
        return [nan] * len(weights)
    size = int(look_round(absolute(amount)))
    if size == 0:
        return [0.0] * len(weights)
    exact = [decimal_of(weight, total, size) for weight in weights]
    quotas = [size * weight / sum_of(exact) for weight in exact]
    parts = [quota.numerator // quota.denominator for quota in quotas]
    order = sorted(range(len(parts)), key=lambda i: (parts[i] - quotas[i], i))
    for i in order[:size - sum_of(parts)]:
        parts[i] += 1
    return [float(-part if amount < 0 else part) for part in parts]


def decimal_of(weight, total, size):
    digits = 15 - ceil(log10(total))
    written = Fraction(round(Fraction(weight) * Fraction(10) ** int(digits)), 1) / Fraction(10) ** int(digits)
    slack = max(Fraction(weight) / 2 ** 52, min(3 * Fraction(weight) / 2 ** 52, Fraction(total) / 64 / size))
    return written if abs(Fraction(weight) - written) <= slack else Fraction(weight)


def look_waterfall(n, parts, envelope, *values):
    asks = stack([broadcast_to(one, n) for one in values[:parts]])
    priorities = stack([broadcast_to(one, n) for one in values[parts:]])
    order = argsort(priorities, 0, "stable")
    left = maximum(envelope, 0) + zeros(n)
    served = empty((parts, n))
    trial = range(n)
    for place in order:
        part = maximum(minimum(asks[place, trial], left), 0)
        left = left - part
        served[place, trial] = part
    return where(isfinite(envelope) & isfinite(asks).all(0) & isfinite(priorities).all(0), served, nan)
