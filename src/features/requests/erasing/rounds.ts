import { forgetRequests } from './store.ts'

export const keepings = [forgetRequests]
