export { QUEUES_PATH, STAFF_PATH } from './rules.ts'
