/** Functions of the host, in JavaScript: what has no vector instruction, and rare cases that are not worth a second implementation. */

/** Returns e^x. */
export declare function exp(x: f64): f64;
/** Returns the natural logarithm. */
export declare function ln(x: f64): f64;
/** Returns base^exponent, for all bases and exponents. */
export declare function pow(base: f64, exponent: f64): f64;
/**
 * Splits the two amounts at an address in proportion to weights: pairs of doubles, of which the first pair are the amounts and the others
 * the weights, part by part. Writes the parts over the weights.
 */
export declare function allocate(address: usize, parts: i32): void;
