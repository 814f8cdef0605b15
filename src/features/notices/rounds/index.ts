import { forgetBodies } from '../erasing/store.ts'

export const keepings = [forgetBodies]
