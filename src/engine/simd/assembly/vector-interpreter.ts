/** The vector interpreter: evaluates a program operation by operation, each for all trials of a tile. */

import * as column from "./elementwise";
import * as fused from "./fused";
import { Op } from "./layout";
import { start, step } from "./operands";
import { pow } from "./pow";
import { allocate, lag, waterfall } from "./variadic";

/**
 * Evaluates the instructions from `program` to `programEnd` for the trials whose columns of the block start `offset` bytes further on and are
 * `bytes` long, a multiple of 64. Instructions are words, as `Op` has them. `workspace`: twice as long as a column, and as splits need it.
 */
export function evaluate(
  program: usize,
  programEnd: usize,
  workspace: usize,
  offset: usize,
  bytes: usize,
): void {
  let at = program;
  while (at < programEnd) {
    const op = load<i32>(at);
    if (op === Op.allocate || op === Op.allocateExactly || op === Op.waterfall) {
      const parts = load<i32>(at + 4);
      const list = at + 8;
      if (op === Op.waterfall) {
        waterfall(list, parts, workspace, offset, bytes);
        at = list + 4 * (1 + 3 * parts);
      } else {
        allocate(list, parts, op === Op.allocateExactly, workspace, offset, bytes);
        at = list + 4 * (1 + 2 * parts);
      }
      continue;
    }
    if (op === Op.lag) {
      const n = load<i32>(at + 8);
      lag(at + 12, n, load<i32>(at + 4), workspace, offset, bytes);
      at += 24 + 4 * n;
      continue;
    }
    const out = start(at + 4, offset);
    const end = out + bytes;
    const a = start(at + 8, offset);
    const da = step(at + 8);
    if (op < Op.add) {
      unary(op, a, da, out, end);
      at += 12;
      continue;
    }
    const b = start(at + 12, offset);
    const db = step(at + 12);
    if (op === Op.pow) {
      pow(a, da, b, db, out, end, workspace);
      at += 16;
      continue;
    }
    if (op < Op.select) {
      binary(op, a, da, b, db, out, end);
      at += 16;
      continue;
    }
    ternary(op, a, da, b, db, start(at + 16, offset), step(at + 16), out, end);
    at += 20;
  }
}

function unary(op: i32, a: usize, da: usize, out: usize, end: usize): void {
  switch (op) {
    case Op.copy:
      column.copy(a, da, out, end);
      break;
    case Op.neg:
      column.neg(a, da, out, end);
      break;
    case Op.abs:
      column.abs(a, da, out, end);
      break;
    case Op.sqrt:
      column.sqrt(a, da, out, end);
      break;
    case Op.round:
      column.round(a, da, out, end);
      break;
    case Op.roundSize:
      column.roundSize(a, da, out, end);
      break;
    case Op.floor:
      column.floor(a, da, out, end);
      break;
    case Op.ceil:
      column.ceil(a, da, out, end);
      break;
    case Op.exp:
      column.exp(a, da, out, end);
      break;
    case Op.ln:
      column.ln(a, da, out, end);
      break;
    case Op.not:
      column.not(a, da, out, end);
      break;
  }
}

function binary(op: i32, a: usize, da: usize, b: usize, db: usize, out: usize, end: usize): void {
  switch (op) {
    case Op.add:
      column.add(a, da, b, db, out, end);
      break;
    case Op.sub:
      column.sub(a, da, b, db, out, end);
      break;
    case Op.mul:
      column.mul(a, da, b, db, out, end);
      break;
    case Op.div:
      column.div(a, da, b, db, out, end);
      break;
    case Op.min:
      column.min(a, da, b, db, out, end);
      break;
    case Op.max:
      column.max(a, da, b, db, out, end);
      break;
    case Op.eq:
      column.eq(a, da, b, db, out, end);
      break;
    case Op.lt:
      column.lt(a, da, b, db, out, end);
      break;
    case Op.le:
      column.le(a, da, b, db, out, end);
      break;
    case Op.and:
      column.and(a, da, b, db, out, end);
      break;
    case Op.or:
      column.or(a, da, b, db, out, end);
      break;
    case Op.exact:
      column.exact(a, da, b, db, out, end);
      break;
    case Op.minDefined:
      column.minDefined(a, da, b, db, out, end);
      break;
    case Op.maxDefined:
      column.maxDefined(a, da, b, db, out, end);
      break;
  }
}

function ternary(
  op: i32,
  a: usize,
  da: usize,
  b: usize,
  db: usize,
  c: usize,
  dc: usize,
  out: usize,
  end: usize,
): void {
  switch (op) {
    case Op.select:
      column.select(a, da, b, db, c, dc, out, end);
      break;
    case Op.addAdd:
      fused.addAdd(a, da, b, db, c, dc, out, end);
      break;
    case Op.addMul:
      fused.addMul(a, da, b, db, c, dc, out, end);
      break;
    case Op.subAdd:
      fused.subAdd(a, da, b, db, c, dc, out, end);
      break;
    case Op.subSub:
      fused.subSub(a, da, b, db, c, dc, out, end);
      break;
    case Op.mulAdd:
      fused.mulAdd(a, da, b, db, c, dc, out, end);
      break;
    case Op.mulMul:
      fused.mulMul(a, da, b, db, c, dc, out, end);
      break;
  }
}
