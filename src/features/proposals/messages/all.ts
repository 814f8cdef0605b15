import { tomorrow } from './tomorrow.ts'

export const messages = [tomorrow]
