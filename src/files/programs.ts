/** Endings that an office machine runs when somebody opens the file. */
const RUNS =
  /\.(?:exe|com|scr|pif|bat|cmd|ps1|vbs|vbe|js|jse|wsf|wsh|hta|msi|msp|cpl|dll|jar|lnk|reg|sh|app|apk|docm|xlsm|pptm|dotm|xlam|iso|img|vhd)$/i;

export const runs = (name: string): boolean => RUNS.test(name.replace(/\0/g, '').trim());

const STARTS = ['MZ', '\x7fELF', '#!', '\xcf\xfa\xed\xfe', '\xca\xfe\xba\xbe'];

/** Whether the first bytes (latin1) are those of a program. */
export const startsProgram = (start: string): boolean => STARTS.some((mark) => start.startsWith(mark));
