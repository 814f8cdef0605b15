export const messages = () => import('../messages/all.ts')
