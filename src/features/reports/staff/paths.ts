export const PATH = '/staff/reports'
export const reportPath = (id: string): string => `${PATH}/${id}`
/** Leads to the report with this number. */
export const codePath = (code: string): string => `${PATH}?code=${code}`
