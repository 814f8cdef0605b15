import { made } from './made.ts'
import { moved } from './moved.ts'
import { off } from './off.ts'
import { offered } from './offered.ts'
import { tomorrow } from './tomorrow.ts'

export const messages = [made, offered, moved, off, tomorrow]
