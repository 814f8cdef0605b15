import type { Kind } from '../rules.ts'

/** Which form a report is filled into: the one of the plan's figures, of the 評価シート, or of the 事業票. */
export const FORM_KINDS = ['plan', 'sheets', 'works'] as const
export type FormKind = (typeof FORM_KINDS)[number]

export const formKindOf = (kind: Kind): FormKind => (kind === 'quarter' || kind === 'year' ? 'plan' : kind)
export const reportKindsOf = (form: FormKind): readonly Kind[] => (form === 'plan' ? ['quarter', 'year'] : [form])

/** A document, or a workbook. */
export const FORM_TYPES = ['docx', 'xlsx'] as const
export type FormType = (typeof FORM_TYPES)[number]

export const MOST_BYTES = 5 * 1024 * 1024
/** What a form may unpack to: some hundred times what one of a city is. */
export const MOST_UNPACKED = 50 * 1024 * 1024

/**
 * Why a form is not taken. `old`: .doc, .xls. `other`: neither Word nor Excel. `macros`, `outside` (it fetches something from
 * elsewhere when it is opened), `bomb` (it unpacks to too much), `broken`; the rest are about the names in it, which are told.
 */
export type FormRefusal = 'empty' | 'tooLarge' | 'old' | 'other' | 'macros' | 'outside' | 'bomb' | 'broken'
