import { lettered, referred, reminded } from './referred.ts'

export const messages = [referred, reminded, lettered]
