import { odd } from '../../bench/staying/odd.ts'
import { startProgram } from '../../bench/staying/program.ts'
import type { Measure } from '../proof.ts'

/** Ten thousand requests that no page of ours sends, over the wire: by night; each day their share stands in the tests. */
export const run: Measure = async profile => {
  if (profile === 'smoke') return []
  const program = await startProgram()
  try {
    return await odd(program)
  } finally {
    await program.stop()
  }
}
