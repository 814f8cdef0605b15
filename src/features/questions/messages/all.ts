import { answered } from './answered.ts'

export const messages = [answered]
