import { forgetRows } from '../erasing/store.ts'

export const keepings = [forgetRows]
