/** The kernels, as they are called from TypeScript: see `Kernels` in ../kernels.ts. */

export { addExact, countAll, countAny, kept, settle } from "./count";
export { drawAll, sample, whole, words } from "./sample";
export { evaluate } from "./vector-interpreter";

/** Returns the first address behind the constants of the kernels. */
export function heapBase(): usize {
  return __heap_base;
}
