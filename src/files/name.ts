const MOST = 200;

// Marks that turn reading order round make `hồ-sơ‮fdp.exe` look harmless; controls and separators break headers and logs.
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cs}]/gu;

/**
 * A sender's file name made fit to show and to give back: composed letters (phones and Macs send ư as two), no folder,
 * nothing invisible, at most 200 characters with its ending kept. Never used as a path.
 */
export function displayName(sent: string | undefined): string {
  const last = (sent ?? '').split(/[/\\]/).at(-1) ?? '';
  const name = last.normalize('NFC').replace(UNSEEN, '').replace(/\s+/g, ' ').trim().replace(/^\.+/, '');
  const letters = [...name];
  if (letters.length <= MOST) return name;
  const ending = /\.[A-Za-z0-9]{1,8}$/.exec(name)?.[0] ?? '';
  return letters.slice(0, MOST - ending.length).join('') + ending;
}
