/** Why a workbook cannot be read; each says what to do. */
export const workbookRefusals = {
  oldExcel:
    'これは古い形式のExcelのファイル（.xls）です。Excelで開き、「名前を付けて保存」から「Excel ブック（.xlsx）」を選んで保存し、そのファイルをお選びください。',
  binaryExcel:
    'これはExcelのバイナリ ブック（.xlsb）です。Excelで開き、「名前を付けて保存」から「Excel ブック（.xlsx）」を選んで保存し、そのファイルをお選びください。',
  encrypted:
    'このExcelファイルにはパスワードがかかっています。Excelで開いてパスワードを外し、保存し直してから、お選びください。',
  brokenWorkbook: 'Excelのファイルが途中で壊れています。Excelで開いて保存し直してから、お選びください。',
  unpackedTooLarge:
    'Excelのファイルを開くと大きくなりすぎます（上限は300MBです）。使っていないシートや行を消すか、分けてから、お選びください。',
  tooManyCells: 'シートの行やセルが多すぎます（上限は20万行、500万セルです）。分けてから、もう一度お選びください。',
  longText:
    '長すぎるセルがあります（上限は5万文字です）。そのセルの文を短くするか、分けてから、もう一度お選びください。',
  noRows: 'どのシートにも、読める行がありません（表示されていないシートと行は読みません）。ファイルをご確認ください。',
} as const
export type WorkbookRefusal = keyof typeof workbookRefusals

/** What is thrown inside the reader of workbooks and told as a sentence at its door. */
export const refusing = (refusal: WorkbookRefusal) => Object.assign(new Error(refusal), { refusal })
