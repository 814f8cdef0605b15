import type { Proof } from './proof.ts'

const stub = (id: string, measure: Proof['measure']): Proof => ({
  id,
  says: id,
  bar: '',
  measure: measure!,
  measured: '',
  failed: '',
})
export const PROOFS: readonly Proof[] = [
  stub('A2', () => import('./measure/strangers.ts')),
  stub('A3', () => import('./measure/columns.ts')),
  stub('C1', () => import('./measure/seats.ts')),
  stub('C2', () => import('./measure/overlaps.ts')),
  stub('C3', () => import('./measure/twice.ts')),
  stub('C5', () => import('./measure/isolation.ts')),
  stub('F1', () => import('./measure/killed.ts')),
  stub('F2', () => import('./measure/power.ts')),
  stub('F4', () => import('./measure/away.ts')),
  stub('F5', () => import('./measure/full-disk.ts')),
]
