/** Logistic regression with a ridge around given coefficients, by iteratively reweighted least squares. */

export type Sample = {
  /** The features; a 1 for the constant is the caller's. */
  x: readonly number[]
  y: 0 | 1
  weight: number
}

export type Ridge = {
  /** Where the coefficients are drawn to, and how strongly each is (0: not at all, Infinity: fixed). */
  centre: readonly number[]
  strength: readonly number[]
}

export type Fit = { coefficients: number[]; errors: number[] }

/** The probability at a linear predictor. */
export const logistic = (z: number): number => 1 / (1 + Math.exp(-z))

export const dot = (a: readonly number[], b: readonly number[]): number => a.reduce((sum, x, i) => sum + x * b[i]!, 0)

/** The coefficients of greatest penalised likelihood with their standard errors; a fixed one has the error 0. */
export const fitLogistic = (samples: readonly Sample[], ridge: Ridge): Fit => {
  const size = ridge.centre.length
  const free = ridge.strength.map((_, i) => i).filter(i => ridge.strength[i] !== Number.POSITIVE_INFINITY)
  let beta = [...ridge.centre]
  let inverse: number[][] = []
  for (let iteration = 0; iteration < 25; iteration++) {
    const { hessian, gradient } = derivatives(samples, ridge, beta, free)
    inverse = invert(hessian)
    const step = inverse.map(row => dot(row, gradient))
    beta = beta.map((b, i) => (free.includes(i) ? b + step[free.indexOf(i)]! : b))
    if (step.every(d => Math.abs(d) < 1e-9)) break
  }
  const errors = Array.from({ length: size }, (_, i) =>
    free.includes(i) ? Math.sqrt(inverse[free.indexOf(i)]![free.indexOf(i)]!) : 0,
  )
  return { coefficients: beta, errors }
}

const derivatives = (
  samples: readonly Sample[],
  { centre, strength }: Ridge,
  beta: readonly number[],
  free: readonly number[],
) => {
  const hessian = free.map(i => free.map(j => (i === j ? strength[i]! : 0)))
  const gradient = free.map(i => strength[i]! * (centre[i]! - beta[i]!))
  for (const { x, y, weight } of samples) {
    const p = logistic(dot(x, beta))
    const curve = weight * Math.max(p * (1 - p), 1e-9)
    const pull = weight * (y - p)
    for (let a = 0; a < free.length; a++) {
      const xa = x[free[a]!]!
      gradient[a]! += pull * xa
      for (let b = 0; b < free.length; b++) hessian[a]![b]! += curve * xa * x[free[b]!]!
    }
  }
  return { hessian, gradient }
}

/** The inverse of a positive definite matrix by Gauss-Jordan elimination; refuses a singular one. */
const invert = (matrix: readonly (readonly number[])[]): number[][] => {
  const n = matrix.length
  const rows = matrix.map((row, i) => [...row, ...row.map((_, j) => (i === j ? 1 : 0))])
  for (let i = 0; i < n; i++) {
    const pivot = rows[i]![i]!
    if (!(Math.abs(pivot) > 1e-12)) throw new RangeError('the outcomes do not determine the weights')
    rows[i] = rows[i]!.map(value => value / pivot)
    for (let k = 0; k < n; k++) {
      if (k === i) continue
      const factor = rows[k]![i]!
      rows[k] = rows[k]!.map((value, j) => value - factor * rows[i]![j]!)
    }
  }
  return rows.map(row => row.slice(n))
}
