export { problems } from './problems.ts'
export { pages } from './public.ts'
