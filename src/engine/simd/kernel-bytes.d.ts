/** What `asc` makes of the kernels when the package is built: see "imports" in package.json. */
declare module "#kernels" {
  const bytes: Uint8Array<ArrayBuffer>;
  export default bytes;
}
