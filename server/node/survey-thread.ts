import { sendSurvey } from './files/send-survey';

sendSurvey();
