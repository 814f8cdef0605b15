import { made } from './made.ts'
import { moved } from './moved.ts'
import { off } from './off.ts'
import { tomorrow } from './tomorrow.ts'

export const messages = [made, moved, off, tomorrow]
