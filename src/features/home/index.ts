export { FOOT } from './about/parts.ts'
export { problems } from './problems.ts'
