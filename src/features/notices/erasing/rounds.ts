import { forgetBodies } from './store.ts'

export const keepings = [forgetBodies]
