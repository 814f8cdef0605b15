import { forgetRows } from './store.ts'

export const keepings = [forgetRows]
