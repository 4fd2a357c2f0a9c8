import { AsyncLocalStorage } from 'node:async_hooks';
import type * as Api from '@opentelemetry/api';
import { errorCode, type Kind, type Span, setTracer, type Tracer } from './tracer.ts';

export interface Tracing {
  /** Sends what is left and stops; what cannot be sent in time is given up. */
  close(): Promise<void>;
}

interface Place {
  readonly span: Api.Span;
  readonly root: Api.Span;
}

/** Repeats included: a collector that is away must not hold up the end of the program. */
const TIMEOUT_MS = 3_000;
/** ExportResultCode.SUCCESS */
const SENT = 0;

/**
 * Sends traces by OTLP over HTTP (JSON) to `endpoint`, `http://collector:4318`. The packages are loaded here and nowhere
 * else: a program without a collector has none of them in memory (the interface, `api`, prom-client has anyway). The sender reads
 * OTEL_EXPORTER_OTLP_HEADERS itself. `lost`: told how many pieces could not be sent.
 */
export async function openTracing(
  endpoint: string | undefined,
  lost: (spans: number) => void = () => {},
): Promise<Tracing | undefined> {
  if (!endpoint) return undefined;
  const [api, { OTLPTraceExporter }, { resourceFromAttributes }, sdk] = await Promise.all([
    import('@opentelemetry/api'),
    import('@opentelemetry/exporter-trace-otlp-http'),
    import('@opentelemetry/resources'),
    import('@opentelemetry/sdk-trace'),
  ]);
  const exporter = new OTLPTraceExporter({
    url: `${endpoint.replace(/\/$/, '')}/v1/traces`,
    timeoutMillis: TIMEOUT_MS,
  });
  const send = exporter.export.bind(exporter);
  exporter.export = (spans, done) =>
    send(spans, (result) => {
      if (result.code !== SENT) lost(spans.length);
      done(result);
    });
  const provider = new sdk.TracerProvider({
    resource: resourceFromAttributes({ 'service.name': 'motcua' }),
    spanProcessors: [new sdk.BatchSpanProcessor({ exporter })],
  });
  setTracer(tracerOf(api, provider.getTracer('motcua')));
  return {
    close: async () => {
      setTracer(undefined);
      await provider.shutdown().catch(() => {}); // told by `lost`
    },
  };
}

function tracerOf({ trace, ROOT_CONTEXT, SpanKind, SpanStatusCode }: typeof Api, tracer: Api.Tracer): Tracer {
  const places = new AsyncLocalStorage<Place>();
  const kinds: Record<Kind, Api.SpanKind> = {
    ...{ server: SpanKind.SERVER, client: SpanKind.CLIENT },
    ...{ consumer: SpanKind.CONSUMER, internal: SpanKind.INTERNAL },
  };
  const told = (span: Api.Span): Span => ({
    name: (text) => void span.updateName(text),
    set: (key, value) => void span.setAttribute(key, value),
    failed: (why) => void span.setAttribute('error.type', why).setStatus({ code: SpanStatusCode.ERROR }),
  });
  return {
    async run(kind, name, work, parent) {
      const begins = kind === 'server' || kind === 'consumer';
      const above = begins ? undefined : places.getStore();
      const from = begins ? contextIn(parent) : above?.span.spanContext();
      const context = from ? trace.setSpanContext(ROOT_CONTEXT, from) : ROOT_CONTEXT;
      const span = tracer.startSpan(name, { kind: kinds[kind] }, context);
      const face = told(span);
      try {
        return await places.run({ span, root: above?.root ?? span }, () => work(face));
      } catch (error) {
        face.failed(errorCode(error));
        throw error;
      } finally {
        span.end();
      }
    },
    root() {
      const root = places.getStore()?.root;
      return root && told(root);
    },
    traceparent() {
      const here = places.getStore()?.span.spanContext();
      return here && `00-${here.traceId}-${here.spanId}-${here.traceFlags.toString(16).padStart(2, '0')}`;
    },
  };
}

const PARENT = /^(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-([0-9a-f]{2})(?:-|$)/;

/** A `traceparent` as it came from outside; whatever is not one is passed over (W3C Trace Context, 3.2). */
export function contextIn(header: string | undefined): Api.SpanContext | undefined {
  const [, traceId, spanId, flags] = PARENT.exec(header ?? '') ?? [];
  if (!traceId || !spanId || !flags) return undefined;
  return { traceId, spanId, traceFlags: Number.parseInt(flags, 16) & 1, isRemote: true };
}
