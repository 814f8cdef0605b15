/** What somebody asks of their own data: that it be put right, or deleted (個人情報の保護に関する法律90条、98条). */
export const WISH_KINDS = ['correct', 'delete'] as const
export type WishKind = (typeof WISH_KINDS)[number]

/** The law gives thirty days for an answer (個人情報の保護に関する法律94条1項、102条1項); the desk is to begin within a week. */
export const ANSWER_DAYS = 30
export const BEGIN_DAYS = 7

/** `answered`: somebody did before. `none`: there is no such wish. */
export type WishRefusal = 'answered' | 'none'
