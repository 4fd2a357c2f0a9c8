import { traced } from '#watch/tracer.ts';

/** A mail of plain text to one address. */
export interface Mail {
  /** Without angle brackets; the same for every try, so that a mail sent twice is shown once. */
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly at: Date;
}

/** How a try ended. `put-off`, `server-refused` and `unreachable` may end otherwise another time. */
export type MailResult = 'sent' | 'address-refused' | 'put-off' | 'server-refused' | 'unreachable';

export interface MailAnswer {
  readonly result: MailResult;
  /** The server's code (RFC 5321, 4.2), if it said any. */
  readonly reply: number | null;
}

export type SendMail = (mail: Mail) => Promise<MailAnswer>;

const TIMEOUT_MS = 10_000;

/** Sends by SMTP, a connection a mail; the client is loaded when the first mail goes out. Never throws what a server did. */
export const mailer =
  (smtpUrl: string, timeoutMs = TIMEOUT_MS): SendMail =>
  (mail) =>
    traced('client', 'smtp send', async (span) => {
      const answer = await send(smtpUrl, timeoutMs, mail);
      span.set('motcua.outcome', answer.result);
      return answer;
    });

async function send(smtpUrl: string, timeoutMs: number, mail: Mail): Promise<MailAnswer> {
  const { id, from, to, subject, text, at } = mail;
  const { createTransport } = await import('nodemailer');
  const timeouts = { connectionTimeout: timeoutMs, greetingTimeout: timeoutMs, socketTimeout: timeoutMs };
  const transport = createTransport({ url: smtpUrl, ...timeouts, disableFileAccess: true, disableUrlAccess: true });
  try {
    const done = await transport.sendMail({
      ...{ from, subject, text, date: at, messageId: `<${id}>` },
      // An object, never text: whatever stands in it is one address and no list.
      to: { name: '', address: to },
      headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
    });
    return { result: 'sent', reply: Number.parseInt(done.response, 10) || null };
  } catch (error) {
    return answerOf(error as SmtpError);
  } finally {
    transport.close();
  }
}

interface SmtpError extends Error {
  readonly code?: string;
  readonly command?: string;
  readonly responseCode?: number;
}

function answerOf({
  code,
  command,
  responseCode = null,
}: Omit<SmtpError, 'responseCode'> & { responseCode?: number | null }): MailAnswer {
  if (responseCode === null) return { result: code === 'EENVELOPE' ? 'address-refused' : 'unreachable', reply: null };
  if (responseCode < 500) return { result: 'put-off', reply: responseCode };
  // A refusal of the recipient is the address's; of the login or the sender, ours.
  return { result: command === 'RCPT TO' ? 'address-refused' : 'server-refused', reply: responseCode };
}
