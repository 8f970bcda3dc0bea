/** The graph as C++: one function of one trial, which `simulate.cpp` includes. Undefined is NaN. */

import type { Operation } from "../../src/engine/operations.ts";
import type { Step } from "../../src/engine/program/steps.ts";
import { constantOf, orderOf, type Program } from "./shipped.ts";

/** `void model(const double *I, double *O)`: one trial of a block's columns of slots in, its outputs out. */
export function cpp(program: Program): string {
  const value = (node: number): string => {
    const constant = constantOf(program, node);
    return constant === undefined ? `v${node}` : numeral(constant);
  };
  const lines: string[] = [];
  for (const [node, step] of program.steps.entries()) {
    const args = "args" in step ? step.args.map(value) : [];
    switch (step.kind) {
      case "constant":
        break;
      case "input":
        lines.push(`const double v${node} = I[${step.slot} * block];`);
        break;
      case "operation":
        lines.push(`const double v${node} = ${operation(program, step, args)};`);
        break;
      case "split":
        lines.push(...split(program, node, step, args));
        break;
      case "part":
        lines.push(`const double v${node} = s${step.split}[${step.index}];`);
        break;
      case "lag": {
        const [lag, before, ...past] = args;
        lines.push(`const double p${node}[] = {${[...past, "0"].join(", ")}};`);
        const n = past.length;
        lines.push(`const double v${node} = lagged(${lag}, ${step.least}, ${before}, p${node}, ${n});`);
        break;
      }
    }
  }
  for (const [i, { node }] of program.outputs.entries()) lines.push(`O[${i} * block] = ${value(node)};`);
  return `static void model(const double *I, double *O) {\n${lines.join("\n")}\n}\n`;
}

function split(program: Program, node: number, step: Step & { kind: "split" }, args: string[]): string[] {
  const name = `s${node}`;
  const order = orderOf(program, step);
  const [amount, ...rest] = args;
  if (order === undefined) {
    return [`double ${name}[] = {${rest.join(", ")}};`, `${step.op}<${step.parts}>(${amount}, ${name});`];
  }
  const asks = rest.slice(0, step.parts);
  const open = [amount as string, ...asks].filter((arg) => arg.startsWith("v"));
  return [
    `double ${name}[] = {${asks.join(", ")}}, left${node} = std::max(0.0, ${amount});`,
    ...order.map(
      (i) => `left${node} -= ${name}[${i}] = std::max(0.0, std::min(${name}[${i}], left${node}));`,
    ),
    `if (!(${open.map((arg) => `lawful(${arg})`).join(" && ")})) std::fill_n(${name}, ${step.parts}, undefined);`,
  ];
}

function operation(program: Program, step: Step & { kind: "operation" }, args: readonly string[]): string {
  const [a, b, c] = args as [string, string, string];
  const looks = (result: string, ...which: number[]): string => {
    const open = which.filter((i) => !Number.isFinite(constantOf(program, step.args[i] as number)));
    if (open.length === 0) return result;
    return `${open.map((i) => `lawful(${args[i]})`).join(" && ")} ? ${result} : undefined`;
  };
  const written: Record<Operation, () => string> = {
    add: () => `${a} + ${b}`,
    sub: () => `${a} - ${b}`,
    mul: () => `${a} * ${b}`,
    and: () => `${a} == 0 || ${b} == 0 ? 0.0 : ${a} * ${b}`,
    div: () => looks(`${a} / ${b}`, 1),
    neg: () => `-${a}`,
    not: () => `1 - ${a}`,
    or: () => `${a} == 1 || ${b} == 1 ? 1.0 : ${a} + ${b}`,
    select: () => `${a} == 1 ? ${b} : ${a} == 0 ? ${c} : undefined`,
    min: () => looks(`std::min(${a}, ${b})`, 0, 1),
    max: () => looks(`std::max(${a}, ${b})`, 0, 1),
    eq: () => looks(`double(${a} == ${b})`, 0, 1),
    lt: () => looks(`double(${a} < ${b})`, 0, 1),
    le: () => looks(`double(${a} <= ${b})`, 0, 1),
    abs: () => `std::fabs(${a})`,
    floor: () => `lowered(${a})`,
    ceil: () => `raised(${a})`,
    sqrt: () => `std::sqrt(${a})`,
    ln: () => `std::log(${a})`,
    exp: () => looks(`std::exp(${a})`, 0),
    exact: () => `std::fabs(${a}) <= ${b} ? ${a} : undefined`,
    round: () => `rounded(${a})`,
    pow: () => `power(${a}, ${b})`,
  };
  return written[step.op]();
}

/** Shortest digits read back to the same double; a bare `1` would be an int. */
function numeral(value: number): string {
  if (Number.isNaN(value)) return "undefined";
  const digits = /[.e]/.test(`${value}`) ? `${value}` : `${value}.0`;
  return value < 0 ? `(${digits})` : digits;
}
