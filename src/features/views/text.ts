/** What a page for everybody is called where its looks are told; another one is told by its path. */
export const PAGE_TEXT: Readonly<Record<string, string>> = {
  '/': '最初のページ',
  '/opportunities': '活動をさがす',
  '/opportunities/:id': '活動のページ',
  '/opportunities/:id/print': '活動のページ（印刷用）',
  '/requests': '依頼のご案内',
  '/requests/new': '依頼の入力',
  '/stories': '事例の一覧',
  '/stories/:id': '事例のページ',
  '/guide': '使い方',
  '/glossary': 'ことばの説明',
  '/privacy': '個人情報の扱い',
  '/accessibility': '見やすさ・使いやすさ',
  '/login': 'ログイン',
}

/** How it is counted, as the page of the looks says it. */
export const RULE_TEXT = [
  '市民向けのページが正しく表示された回数です。同じ方が2回見れば2回と数えます。',
  'Cookieは使わず、アドレスや、だれが見たかは残しません。',
  '検索サイトなどの自動のプログラム（ロボット）は、名のり（User-Agent）で見分けて別に数えます。見分け方は、COUNTER実務規範のロボット一覧の考え方によります。人のブラウザーを名のるものは、人として数えます。',
  '見つからないページ、エラー、先読み、ファイルの保存、ログインしている方の閲覧、サーバーの見張りは数えません。見張りのうち、ページそのものを見るものはロボットに入ります。',
  '数秒ごとに書きこみます。サーバーが急に止まると、その数秒分が数えられないことがあります。',
] as const
