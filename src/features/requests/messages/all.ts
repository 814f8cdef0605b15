import { received } from './received.ts'

export const messages = [received]
