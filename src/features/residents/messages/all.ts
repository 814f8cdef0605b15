import { code } from './code.ts'
import { way } from './way.ts'
import { wayKept } from './way-kept.ts'

export const messages = [code, way, wayKept]
