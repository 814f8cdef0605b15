import { tomorrow } from '../messages/tomorrow.ts'

export const messages = [tomorrow]
