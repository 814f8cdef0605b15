export { worklistCount } from './store.ts'
