import { ending } from './ending.ts'

export const messages = [ending]
