import {
  CallHierarchyIncomingCallsRequest,
  CallHierarchyOutgoingCallsRequest,
  CallHierarchyPrepareRequest,
  type CancellationToken,
  CodeActionRequest,
  CodeActionResolveRequest,
  CodeLensRequest,
  CompletionRequest,
  DefinitionRequest,
  DidChangeConfigurationNotification,
  DidChangeTextDocumentNotification,
  DidChangeWatchedFilesNotification,
  DidChangeWorkspaceFoldersNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  DidSaveTextDocumentNotification,
  type DocumentDiagnosticParams,
  type DocumentDiagnosticReport,
  DocumentDiagnosticRequest,
  DocumentFormattingRequest,
  DocumentHighlightRequest,
  DocumentLinkRequest,
  DocumentLinkResolveRequest,
  DocumentOnTypeFormattingRequest,
  DocumentRangeFormattingRequest,
  DocumentSymbolRequest,
  ErrorCodes,
  FoldingRangeRequest,
  HoverRequest,
  ImplementationRequest,
  InlayHintRequest,
  LinkedEditingRangeRequest,
  type NotificationType,
  PrepareRenameRequest,
  ReferencesRequest,
  RenameRequest,
  type RequestHandler,
  RequestType,
  ResponseError,
  SelectionRangeRequest,
  SemanticTokensDeltaRequest,
  SemanticTokensRangeRequest,
  SemanticTokensRequest,
  type TextEdit,
  WillRenameFilesRequest,
  WorkspaceDiagnosticRequest,
  type WorkspaceEdit,
  WorkspaceSymbolRequest,
} from 'vscode-languageserver';
import { callsFor, incomingCalls, outgoingCalls } from './calls';
import { pause } from './clock';
import { workspaceReport } from './closed-reports';
import { codeActionsFor, resolveCodeAction } from './code-actions';
import { completionFor } from './completion';
import { decisionsFor } from './decisions';
import { describe, languageEditsFor } from './describe';
import { pulledReport } from './diagnostics';
import { changed, closed, opened, saved } from './editing';
import { editsForNames } from './file-rename';
import { formattingFor, rangeFormattingFor, typingFor } from './formatting';
import { hoverFor } from './hover';
import { inlayHintsFor } from './inlay-hints';
import { instrumentFor, registerFor, staleFor, unregisteredFor } from './instruments';
import { lensesFor } from './lenses';
import { linkedTitlesFor } from './linked-titles';
import { definitionFor, foldsFor, linksFor, resolveLink, selectionsFor } from './navigation';
import { meetingFor, newRecordFor, newSessionsFor } from './new-record';
import {
  type MeetingParams,
  NEW_RECORD,
  NEW_RECORD_MEETING,
  NEW_RECORD_SESSIONS,
  type NewRecordMeeting,
  type NewRecordParams,
  type NewRecordSessions,
  type SessionsParams,
  type WrittenSkeleton,
} from './new-record-protocol';
import { linesBesideFor, otherVersionsFor } from './other-languages';
import { outlineFor } from './outline';
import { paramsFault } from './params';
import { cleanedPaste } from './paste';
import {
  CITATIONS,
  type CitedInstrument,
  type CitedPlace,
  CLEAN_PASTE,
  type CleanedPaste,
  type CleanPasteParams,
  DECISIONS,
  DESCRIBE,
  type DecisionRegister,
  type DescribeParams,
  INSTRUMENT,
  type LanguageParams,
  type PlaceParams,
  REGISTER,
  REWORK,
  type RecordCitations,
  type RecordDescription,
  type RegisterParams,
  type RegistryEdit,
  type Reworked,
  type ReworkParams,
  SET_LANGUAGE,
  STALE,
  UNREGISTERED,
  type UnregisteredInstrument,
} from './protocol';
import { highlightsFor, referencesFor } from './references';
import { renamableFor, renameFor } from './rename';
import { reworkFor } from './rework';
import { sameParagraphFor } from './same-paragraph';
import { complain, type Session } from './session';
import { symbolsFor } from './symbols';
import { tokenChangesFor, tokensFor } from './tokens';
import {
  BESIDE,
  type BesideParams,
  type LinesBeside,
  type OtherVersions,
  VERSIONS,
} from './versions-protocol';
import { citationsFor } from './views';
import { configurationChanged, filesChanged, foldersChanged } from './watching';

/**
 * What the server answers and takes note of: a row each. A request that is none as the protocol has it is refused. What
 * fails otherwise is a bug of ours: it is logged with the name of the request and answered with nothing, and the
 * conversation goes on.
 */
export function listen(session: Session): void {
  const nothing = () => null;
  const none = () => [];

  answer(session, DocumentDiagnosticRequest.type, asBefore, async (params) => {
    await session.ready;
    return pulledReport(session, params.textDocument.uri, params.previousResultId);
  });
  answer(
    session,
    WorkspaceDiagnosticRequest.type,
    () => ({ items: [] }),
    (params, cancelled) => workspaceReport(session, params, cancelled),
  );
  answer(session, CodeActionRequest.type, nothing, (params) => codeActionsFor(session, params));
  answer(session, CodeActionResolveRequest.type, same, (action) => resolveCodeAction(session, action));
  answer(session, DocumentSymbolRequest.type, nothing, (params) => outlineFor(session, uriOf(params)));
  answer(session, FoldingRangeRequest.type, nothing, (params) => foldsFor(session, uriOf(params)));
  answer(session, SelectionRangeRequest.type, nothing, (params) => selectionsFor(session, params));
  answer(session, DocumentLinkRequest.type, nothing, (params) => linksFor(session, uriOf(params)));
  answer(session, DocumentLinkResolveRequest.type, same, (link) => resolveLink(session, link));
  answer(session, DefinitionRequest.type, nothing, (params) => definitionFor(session, params));
  answer(session, ImplementationRequest.type, nothing, (params) => sameParagraphFor(session, params));
  answer(session, ReferencesRequest.type, nothing, (params) => referencesFor(session, params));
  answer(session, DocumentHighlightRequest.type, nothing, (params) => highlightsFor(session, params));
  answer(session, PrepareRenameRequest.type, nothing, (params) => renamableFor(session, params));
  answer(session, RenameRequest.type, nothing, (params) => renameFor(session, params));
  answer(session, LinkedEditingRangeRequest.type, nothing, (params) => linkedTitlesFor(session, params));
  answer(session, WillRenameFilesRequest.type, nothing, (params) => editsForNames(session, params));
  answer(session, WorkspaceSymbolRequest.type, nothing, (params) => symbolsFor(session, params));
  answer(session, CompletionRequest.type, nothing, (params) => completionFor(session, params));
  answer(session, CallHierarchyPrepareRequest.type, nothing, (params) => callsFor(session, params));
  answer(session, CallHierarchyIncomingCallsRequest.type, nothing, ({ item }) =>
    incomingCalls(session, item),
  );
  answer(session, CallHierarchyOutgoingCallsRequest.type, nothing, ({ item }) =>
    outgoingCalls(session, item),
  );
  answer(session, CodeLensRequest.type, nothing, (params) => lensesFor(session, uriOf(params)));
  answer(session, DocumentFormattingRequest.type, nothing, (params) => formattingFor(session, params));
  answer(session, DocumentRangeFormattingRequest.type, nothing, (params) =>
    rangeFormattingFor(session, params),
  );
  answer(session, DocumentOnTypeFormattingRequest.type, nothing, (params) => typingFor(session, params));
  answer(session, HoverRequest.type, nothing, (params) => hoverFor(session, params));
  answer(session, SemanticTokensRequest.type, nothing, (params) => tokensFor(session, uriOf(params)));
  answer(session, SemanticTokensRangeRequest.type, nothing, (params) =>
    tokensFor(session, uriOf(params), params.range),
  );
  answer(session, SemanticTokensDeltaRequest.type, nothing, (params) => tokenChangesFor(session, params));
  answer(session, InlayHintRequest.type, nothing, (params) => inlayHintsFor(session, params));
  answer(session, DescribeRequest, nothing, (params) => describe(session, uriOf(params)));
  answer(session, SetLanguageRequest, nothing, (params) => languageEditsFor(session, params));
  answer(session, CleanPasteRequest, nothing, (params) => cleanedPaste(session, params));
  answer(session, CitationsRequest, nothing, (params) => citationsFor(session, uriOf(params)));
  answer(session, DecisionsRequest, nothing, (params) => decisionsFor(session, uriOf(params)));
  answer(session, VersionsRequest, nothing, (params) => otherVersionsFor(session, uriOf(params)));
  answer(session, BesideRequest, nothing, (params) => linesBesideFor(session, params));
  answer(session, InstrumentRequest, nothing, (params) => instrumentFor(session, params));
  answer(session, StaleRequest, none, (params) => staleFor(session, params));
  answer(session, UnregisteredRequest, none, (params) => unregisteredFor(session, params));
  answer(session, RegisterRequest, nothing, (params) => registerFor(session, params));
  answer(session, NewSessionsRequest, nothing, (params) => newSessionsFor(session, params));
  answer(session, NewMeetingRequest, nothing, (params) => meetingFor(session, params));
  answer(session, NewRecordRequest, nothing, (params) => newRecordFor(session, params));
  answer(session, ReworkRequest, nothing, (params) => reworkFor(session, params));

  note(session, DidOpenTextDocumentNotification.type, (params) => opened(session, params));
  note(session, DidChangeTextDocumentNotification.type, (params) => changed(session, params));
  note(session, DidSaveTextDocumentNotification.type, (params) => saved(session, params));
  note(session, DidCloseTextDocumentNotification.type, (params) => closed(session, params));
  note(session, DidChangeConfigurationNotification.type, (params) => configurationChanged(session, params));
  note(session, DidChangeWatchedFilesNotification.type, (params) => filesChanged(session, params));
  // Who still waits for something to change is answered before the conversation ends.
  session.connection.onShutdown(async () => {
    session.closed.reader?.end();
    session.isOver = true;
    await pause(session.host.clock);
  });
  if (session.abilities.folders)
    note(session, DidChangeWorkspaceFoldersNotification.type, (params) => foldersChanged(session, params));
}

const DescribeRequest = new RequestType<DescribeParams, RecordDescription | null, void>(DESCRIBE);
const SetLanguageRequest = new RequestType<LanguageParams, TextEdit[] | null, void>(SET_LANGUAGE);
const InstrumentRequest = new RequestType<PlaceParams, CitedInstrument | null, void>(INSTRUMENT);
const StaleRequest = new RequestType<PlaceParams, CitedPlace[], void>(STALE);
const UnregisteredRequest = new RequestType<PlaceParams, UnregisteredInstrument[], void>(UNREGISTERED);
const RegisterRequest = new RequestType<RegisterParams, RegistryEdit | null, void>(REGISTER);
const CleanPasteRequest = new RequestType<CleanPasteParams, CleanedPaste | null, void>(CLEAN_PASTE);
const ReworkRequest = new RequestType<ReworkParams, Reworked<WorkspaceEdit> | null, void>(REWORK);
const DecisionsRequest = new RequestType<DescribeParams, DecisionRegister | null, void>(DECISIONS);
const VersionsRequest = new RequestType<DescribeParams, OtherVersions | null, void>(VERSIONS);
const BesideRequest = new RequestType<BesideParams, LinesBeside | null, void>(BESIDE);
const NewSessionsRequest = new RequestType<SessionsParams, NewRecordSessions | null, void>(
  NEW_RECORD_SESSIONS,
);
const NewMeetingRequest = new RequestType<MeetingParams, NewRecordMeeting | null, void>(NEW_RECORD_MEETING);
const NewRecordRequest = new RequestType<NewRecordParams, WrittenSkeleton | null, void>(NEW_RECORD);
const CitationsRequest = new RequestType<DescribeParams, RecordCitations | null, void>(CITATIONS);

/** What is shown stays, rather than that a failure of ours looks like a faultless record. */
function asBefore(params: DocumentDiagnosticParams): DocumentDiagnosticReport {
  const resultId = params?.previousResultId;
  return resultId === undefined ? { kind: 'full', items: [] } : { kind: 'unchanged', resultId };
}

function uriOf(params: { readonly textDocument: { readonly uri: string } }): string {
  return params.textDocument.uri;
}

function same<T>(value: T): T {
  return value;
}

/** A request that asks for what cannot be done is told so: that is an answer too, and no failure of ours. */
type Answer<Result, Failure> = Result | ResponseError<Failure>;

function answer<Params, Result, Failure>(
  session: Session,
  type: RequestType<Params, Result, Failure>,
  nothing: (params: Params) => Result,
  handle: (
    params: Params,
    cancelled: CancellationToken,
  ) => Answer<Result, Failure> | Promise<Answer<Result, Failure>>,
): void {
  const { connection } = session;
  const { method } = type;
  const handler = async (params: Params, cancelled: CancellationToken): Promise<Answer<Result, Failure>> => {
    if (session.isOver) return new ResponseError(ErrorCodes.InvalidRequest, `${method}: shut down.`);
    const fault = paramsFault(method, params);
    if (fault)
      return new ResponseError(ErrorCodes.InvalidParams, `${method}: no ${fault} as the protocol has it.`);
    try {
      return await handle(params, cancelled);
    } catch (error) {
      complain(connection, `${method} failed`, error);
      return nothing(params);
    }
  };
  // What a handler may return depends on whether the result may be null, which no one type of function says.
  connection.onRequest(type, handler as RequestHandler<Params, Result, Failure>);
}

function note<Params>(
  session: Session,
  type: NotificationType<Params>,
  handle: (params: Params) => void | Promise<void>,
): void {
  session.connection.onNotification(type, async (params: Params) => {
    if (session.isOver) return;
    try {
      await handle(params);
    } catch (error) {
      complain(session.connection, `${type.method} failed`, error);
    }
  });
}
