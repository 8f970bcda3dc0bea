import { expect, it } from "vitest";
import { Memory } from "../../src/engine/simd/memory.ts";
import { both, get, i32, set, v128 } from "../../src/engine/simd/wasm.ts";
import { wasmModule } from "../../src/engine/simd/wasm-module.ts";

it("writes functions of any length", () => {
  // 20,000 additions are beyond what is held at first.
  const add = set(1, both.add(get(1), both.const(1)));
  const body = [Array(20_000).fill(add), both.store(get(0), 0, get(1))];
  const code = wasmModule({}, [{ name: "run", params: [i32], results: [], locals: [v128], body }]);
  const memory = new Memory();
  const at = memory.reserve(16);
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(code), {
    host: { memory: memory.wasm },
  });
  (exports.run as (at: number) => void)(at);
  expect([...memory.doubles(at, 2)]).toEqual([20_000, 20_000]);
});
