import { forgetRequests } from '../erasing/store.ts'

export const keepings = [forgetRequests]
