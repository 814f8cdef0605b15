import type { Shape } from '#platform/shapes.ts'

const CONTACT: Shape = { of: 'words', most: 200 }

/** What only the city itself can say; null: it has not said it yet, and the page leads to the desk. */
export const SETTINGS = {
  privacyContact: {
    standard: null as string | null,
    unit: '課の名前と電話番号',
    source: '自治体の設定（個人情報の保護に関する法律76条・90条・98条の請求を受ける窓口）',
    text: '個人情報の問い合わせ先',
    shape: CONTACT,
  },
  accessibilityContact: {
    standard: null as string | null,
    unit: '課の名前と電話番号',
    source: '自治体の設定（みんなの公共サイト運用ガイドラインの問い合わせ先）',
    text: 'アクセシビリティの問い合わせ先',
    shape: CONTACT,
  },
}
