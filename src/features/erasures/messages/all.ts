import { coming } from './coming.ts'

export const messages = [coming]
