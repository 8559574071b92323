// Whether this browser can run the engine, asked before it is downloaded.

// memory.fill, i32.trunc_sat_f64_s and i32.extend8_s in one function: what Go
// needs. Compiled, not validated: WebAssembly.validate ignores the CSP.
const probe = [
  0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 5, 3, 1, 0, 0, 10, 26, 1, 24, 0,
  65, 0, 65, 0, 65, 0, 252, 11, 0, 68, 0, 0, 0, 0, 0, 0, 0, 0, 252, 2, 192, 26, 11,
];

export function supported() {
  try {
    new WebAssembly.Module(new Uint8Array(probe));
    return true;
  } catch {
    return false;
  }
}
