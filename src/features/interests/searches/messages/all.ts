import { fresh } from './fresh.ts'
import { over } from './over.ts'

export const messages = [fresh, over]
