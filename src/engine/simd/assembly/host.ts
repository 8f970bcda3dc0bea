/** Functions of the host, in JavaScript: what has no vector instruction, and rare cases that are not worth a second implementation. */

/** Returns e^x. */
export declare function exp(x: f64): f64;
/** Returns the natural logarithm. */
export declare function ln(x: f64): f64;
/** Returns base^exponent, for all bases and exponents. */
export declare function pow(base: f64, exponent: f64): f64;
/** Splits the amount at an address in proportion to weights: those stand 16 bytes apart behind it. Writes the parts over them. */
export declare function allocate(address: usize, parts: i32): void;
