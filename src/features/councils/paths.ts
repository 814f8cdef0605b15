export const PATH = '/staff/councils'
/** The page of a meeting, by the id of its entry. */
export const meetingPath = (entry: string): string => `${PATH}/${entry}`
/** The page of something that was agreed. */
export const actionPath = (action: string): string => `${PATH}/actions/${action}`
