/**
 * The lower triangle L with L·Lᵀ = matrix, which is symmetric; `failed`: the first row by which it is not positive definite, behind
 * which there is none.
 */
export function cholesky(matrix: readonly (readonly number[])[]): {
  readonly factor: readonly (readonly number[])[];
  readonly failed?: number;
} {
  const factor: number[][] = [];
  for (const [i, row] of matrix.entries()) {
    const own: number[] = [];
    for (let j = 0; j <= i; j++) {
      const other = j === i ? own : (factor[j] as number[]);
      let rest = row[j] as number;
      for (let k = 0; k < j; k++) rest -= (own[k] as number) * (other[k] as number);
      if (j < i) own.push(rest / (other[j] as number));
      else if (rest > 1e-12) own.push(Math.sqrt(rest));
      else return { factor, failed: i };
    }
    factor.push(own);
  }
  return { factor };
}
