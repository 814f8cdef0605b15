export const messages = () => import('./feed/all.ts')
