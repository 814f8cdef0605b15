import { type Listener, on } from '#platform/listen.ts'
import './happenings.ts'

export const messages = () => import('./messages/all.ts')

export const listeners: readonly Listener[] = [
  on('code.asked', {
    name: 'code-send',
    told: '市民のページに入る番号を送る',
    does: async (tx, { subject_id }, { now }) => {
      const { sendCode } = await import('./sign-in/send.ts')
      await sendCode(tx, subject_id, now())
    },
  }),
  on('way.changed', {
    name: 'way-told',
    told: 'ログインのしかたが変わったことを、前の届け先に知らせる',
    does: async (tx, { subject_id }, { now }) => {
      const { tellChange } = await import('./ways/actions.ts')
      await tellChange(tx, subject_id, now())
    },
  }),
  on('way.undone', {
    name: 'way-undo',
    told: 'ログインのしかたを変更の前に戻す',
    does: async (tx, { subject_id }, { now }) => {
      const { carryUndo } = await import('./ways/actions.ts')
      await carryUndo(tx, subject_id, now())
    },
  }),
  on('registration.made', {
    name: 'registration-step',
    told: 'ご本人による登録を職員のやることにする',
    does: async (tx, { subject_id }, { now }) => {
      const { giveStep } = await import('./check/actions.ts')
      await giveStep(tx, subject_id, now())
    },
  }),
  on('data-wish.made', {
    name: 'data-wish-step',
    told: 'ご本人の求めを職員のやることにする',
    does: async (tx, { subject_id }, { now }) => {
      const { giveWishStep } = await import('./wishes/actions.ts')
      await giveWishStep(tx, subject_id, now())
    },
  }),
]
