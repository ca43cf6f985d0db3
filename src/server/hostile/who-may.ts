/**
 * Which roles each operation refuses with 403, in the world of these tests: a ticket that the provider
 * holds, a draft of an internal lead. A row that changes is a change of who may do what: look at it.
 */

type Role = 'internal-lead' | 'internal-technician' | 'provider-lead' | 'provider-technician' | 'requester';

interface Group {
  readonly refused: readonly Role[];
  readonly operations: readonly string[];
}

const GROUPS: readonly Group[] = [
  // Open to every member, or closed by what it is about: a ticket in a state, a thing that is not there.
  {
    refused: [],
    operations: [
      'acceptChangeRequest',
      'acceptHandOff',
      'acceptSuggestion',
      'answerNotAccountable',
      'arrangeViews',
      'askForChange',
      'cancelJob',
      'changeView',
      'closeTicket',
      'commentDraft',
      'countNotices',
      'countViews',
      'decideNotAccountable',
      'declineChangeRequest',
      'declineHandOff',
      'declineSuggestion',
      'diffDraft',
      'diffVersions',
      'downloadAgreementDocument',
      'downloadAttachment',
      'dropReplyDraft',
      'editTickets',
      'explainDeadline',
      'findTicketByNumber',
      'getAgreement',
      'getAgreementBundle',
      'getAgreementInForce',
      'getDiscussion',
      'getDraft',
      'getDraftProof',
      'getHome',
      'getJob',
      'getPartnership',
      'getProof',
      'getReadiness',
      'getReplyDraft',
      'getSigning',
      'getTicket',
      'groupTickets',
      'linkTicket',
      'listAgreements',
      'listChangeRequests',
      'listDraftEdits',
      'listMappingPresets',
      'listMembers',
      'listMessages',
      'listNotices',
      'listTickets',
      'listViews',
      'listWaivers',
      'mergeTicket',
      'nameSigner',
      'readNotices',
      'removePendingAttachment',
      'removeView',
      'reopenTicket',
      'resolveComment',
      'resumeTicket',
      'saveReplyDraft',
      'sayPresence',
      'sayTicketPresence',
      'searchTickets',
      'setWishDate',
      'signAgreement',
      'startTimer',
      'suggestChange',
      'takeBackPriority',
      'trySituation',
      'unlinkTicket',
      'unmergeTicket',
      'uploadAttachment',
      'watchDraft',
      'watchJob',
      'watchTickets',
      'withdrawChangeRequest',
      'withdrawHandOff',
      'withdrawProposal',
      'withdrawSignature',
      'withdrawSuggestion',
    ],
  },
  // For people of the IT teams.
  {
    refused: ['requester'],
    operations: [
      'acknowledgeEscalation',
      'addMessage',
      'addWatcher',
      'changeOnCallSettings',
      'changeTimeEntry',
      'checkMapping',
      'createEntry',
      'createImport',
      'createReplay',
      'createUpload',
      'deleteReplay',
      'downloadReceipt',
      'dropTimer',
      'editCannedReply',
      'editEntry',
      'exportEntries',
      'exportMyTime',
      'getDrift',
      'getEntry',
      'getFactFindings',
      'getFacts',
      'getHistory',
      'getLandscape',
      'getOnCall',
      'getRegisterFindings',
      'getReplay',
      'getReviews',
      'getTaskMap',
      'getTicketMove',
      'getTicketMoves',
      'getTicketTime',
      'getTimer',
      'getUpkeep',
      'importEntries',
      'listCannedReplies',
      'listDrafts',
      'listEntries',
      'listEscalations',
      'listHistories',
      'listMovedTickets',
      'listMyTime',
      'listRefusedRows',
      'listReplayTickets',
      'listReplays',
      'listSignings',
      'listTags',
      'logTime',
      'makeOverride',
      'previewUpload',
      'removeCannedReply',
      'removeEntry',
      'removeOverride',
      'removeTimeEntry',
      'removeWatcher',
      'resolveTicket',
      'restoreEntry',
      'splitTicket',
      'stopTimer',
      'tagTicket',
    ],
  },
  // For leads; the first who may ends it, so that the others find nothing.
  {
    refused: ['provider-technician'],
    operations: ['dropDraft'],
  },
  // For leads; to a requester it is not there.
  {
    refused: ['internal-technician', 'provider-technician'],
    operations: ['editDraft', 'proposeDraft'],
  },
  // For leads of both sides.
  {
    refused: ['internal-technician', 'provider-technician', 'requester'],
    operations: [
      'createDraft',
      'draftFromTaskMap',
      'finishReview',
      'moveOpenTickets',
      'previewTicketMove',
      'setReview',
      'startTicketMove',
      'uploadAgreement',
    ],
  },
  // For the internal lead; to a requester it is not there.
  {
    refused: ['internal-technician', 'provider-lead', 'provider-technician'],
    operations: ['dropWaiver', 'waiveFinding'],
  },
  // For the internal side.
  {
    refused: ['provider-lead', 'provider-technician', 'requester'],
    operations: ['addTask', 'editTasks', 'removeTask', 'restoreTask', 'setTaskMap'],
  },
  // For the side that holds the ticket; it is the provider's here.
  {
    refused: ['internal-lead', 'internal-technician', 'requester'],
    operations: [
      'assignTicket',
      'changeRequester',
      'classifyTicket',
      'markNotAccountable',
      'proposeHandOff',
      'setTicketSystems',
      'transferTicket',
      'waitTicket',
    ],
  },
  // For the internal lead.
  {
    refused: ['internal-technician', 'provider-lead', 'provider-technician', 'requester'],
    operations: ['deleteHistory', 'inviteMember'],
  },
  // For who opened the ticket, a requester here.
  {
    refused: ['internal-lead', 'internal-technician', 'provider-lead', 'provider-technician'],
    operations: ['attachToOpening'],
  },
];

/** Depends on whose it is made: a team's, a party's, somebody else's. */
const AS_ASKED = ['addCannedReply', 'createTicket', 'createView'];

export const MAY_NOT: Readonly<Record<string, readonly Role[] | 'as asked'>> = Object.fromEntries([
  ...GROUPS.flatMap(({ refused, operations }) => operations.map((id) => [id, refused] as const)),
  ...AS_ASKED.map((id) => [id, 'as asked'] as const),
]);

/** Operations that answer something else than 404 for a thing of another partnership, with what. */
export const MAY_BE_GONE: Readonly<Record<string, number>> = {};
