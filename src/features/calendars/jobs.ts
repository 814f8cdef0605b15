import { ending } from './feed/ending.ts'

export const messages = [ending]
