// Written by scripts/generate.ts from the shelf of instruments.
import type { CatalogueEntry } from '../start/catalogue-entry.ts'

/** What the start page says of each instrument. */
export const catalogue: readonly CatalogueEntry[] = [
  {
    "id": "clinessdai",
    "short": "ClinESSDAI",
    "title": {
      "en": "Clinical ESSDAI, without the biological domain",
      "fr": "ESSDAI clinique, sans le domaine biologique"
    },
    "section": "activity",
    "measures": {
      "en": "Systemic disease activity without serum results, for drugs that change IgG or complement",
      "fr": "Activité systémique sans les résultats sériques, pour les traitements qui modifient les IgG ou le complément"
    },
    "mark": "secondary",
    "version": "2016"
  },
  {
    "id": "essdai",
    "short": "ESSDAI",
    "title": {
      "en": "EULAR Sjögren’s syndrome disease activity index",
      "fr": "Indice EULAR d’activité systémique du syndrome de Sjögren"
    },
    "section": "activity",
    "measures": {
      "en": "Systemic disease activity, rated by a physician",
      "fr": "Activité systémique de la maladie, cotée par un médecin"
    },
    "mark": "primary",
    "version": "2010"
  },
  {
    "id": "esspri",
    "short": "ESSPRI",
    "title": {
      "en": "EULAR Sjögren’s syndrome patient reported index",
      "fr": "Indice EULAR rapporté par les patients"
    },
    "section": "activity",
    "measures": {
      "en": "Symptoms, as patients rate them",
      "fr": "Symptômes, cotés par les patients"
    },
    "mark": "primary",
    "version": "2011"
  },
  {
    "id": "ccress",
    "short": "cCRESS",
    "title": {
      "en": "Concise CRESS, without ocular staining and ultrasound",
      "fr": "CRESS concis, sans coloration oculaire ni échographie"
    },
    "section": "response",
    "measures": {
      "en": "Response to treatment at a visit in five items of equal weight",
      "fr": "Réponse au traitement à une visite, en cinq éléments de même poids"
    },
    "mark": "unverified",
    "version": "2024"
  },
  {
    "id": "cress",
    "short": "CRESS",
    "title": {
      "en": "Composite of relevant endpoints for Sjögren’s syndrome",
      "fr": "Critère composite de réponse pour le syndrome de Sjögren"
    },
    "section": "response",
    "measures": {
      "en": "Response to treatment at a visit in five items of equal weight",
      "fr": "Réponse au traitement à une visite, en cinq éléments de même poids"
    },
    "mark": "unverified",
    "version": "2021"
  },
  {
    "id": "essdai_responder",
    "short": "ESSDAI responder",
    "title": {
      "en": "ESSDAI responder among the active",
      "fr": "Répondeur ESSDAI parmi les patients actifs"
    },
    "section": "response",
    "measures": {
      "en": "Important improvement of systemic activity, where there was enough to improve",
      "fr": "Amélioration importante de l’activité systémique, lorsqu’il y avait de quoi s’améliorer"
    },
    "mark": "primary",
    "version": "2016"
  },
  {
    "id": "esspri_responder",
    "short": "ESSPRI responder",
    "title": {
      "en": "ESSPRI responder among the symptomatic",
      "fr": "Répondeur ESSPRI parmi les patients symptomatiques"
    },
    "section": "response",
    "measures": {
      "en": "Important improvement of symptoms, where there was enough to improve",
      "fr": "Amélioration importante des symptômes, lorsqu’il y avait de quoi s’améliorer"
    },
    "mark": "primary",
    "version": "2016"
  },
  {
    "id": "etap_responder",
    "short": "ETAP",
    "title": {
      "en": "ETAP responder",
      "fr": "Répondeur ETAP"
    },
    "section": "response",
    "measures": {
      "en": "Systemic response to treatment that no new organ activity undoes",
      "fr": "Réponse systémique au traitement, sans nouvelle atteinte d’organe"
    },
    "mark": "primary",
    "version": "2021",
    "aliases": [
      "etap"
    ]
  },
  {
    "id": "joquer_vas",
    "short": "JOQUER VAS",
    "title": {
      "en": "Two of three symptom ratings better by 30 %",
      "fr": "Deux des trois cotations de symptômes améliorées de 30 %"
    },
    "section": "response",
    "measures": {
      "en": "Response of symptoms, as in JOQUER and TRIPSS",
      "fr": "Réponse des symptômes, comme dans JOQUER et TRIPSS"
    },
    "mark": "primary",
    "version": "2014",
    "aliases": [
      "joquer",
      "tripss"
    ]
  },
  {
    "id": "ssri",
    "short": "SSRI-30",
    "title": {
      "en": "Sjögren’s syndrome responder index",
      "fr": "Indice de réponse du syndrome de Sjögren"
    },
    "section": "response",
    "measures": {
      "en": "Response to treatment in symptoms, saliva flow and sedimentation rate",
      "fr": "Réponse au traitement : symptômes, débit salivaire et vitesse de sédimentation"
    },
    "mark": "unverified",
    "version": "30",
    "aliases": [
      "ssri30",
      "ssri-30"
    ]
  },
  {
    "id": "star",
    "short": "STAR",
    "title": {
      "en": "Sjögren’s tool for assessing response",
      "fr": "Outil d’évaluation de la réponse au traitement dans la maladie de Sjögren"
    },
    "section": "response",
    "measures": {
      "en": "Response to treatment between baseline and follow-up in five domains",
      "fr": "Réponse au traitement entre la visite initiale et le suivi, dans cinq domaines"
    },
    "mark": "primary",
    "version": "2022-candidate",
    "aliases": [
      "STAR-2022-candidate",
      "candidate STAR",
      "preliminary STAR"
    ]
  },
  {
    "id": "acr_2012",
    "short": "ACR 2012",
    "title": {
      "en": "ACR classification criteria of 2012 (SICCA)",
      "fr": "Critères de classification ACR de 2012 (SICCA)"
    },
    "section": "classification",
    "measures": {
      "en": "Whether a patient belongs in a research group",
      "fr": "L’appartenance d’un patient à un groupe de recherche"
    },
    "mark": "primary",
    "version": "2012"
  },
  {
    "id": "acr_eular_2016",
    "short": "ACR/EULAR 2016",
    "title": {
      "en": "ACR/EULAR classification criteria of 2016",
      "fr": "Critères de classification ACR/EULAR de 2016"
    },
    "section": "classification",
    "measures": {
      "en": "Whether a patient belongs in a research group",
      "fr": "L’appartenance d’un patient à un groupe de recherche"
    },
    "mark": "primary",
    "version": "2016"
  },
  {
    "id": "aecg_2002",
    "short": "AECG 2002",
    "title": {
      "en": "American-European consensus group criteria of 2002",
      "fr": "Critères du groupe de consensus américano-européen de 2002"
    },
    "section": "classification",
    "measures": {
      "en": "Whether a patient belongs in a research group",
      "fr": "L’appartenance d’un patient à un groupe de recherche"
    },
    "mark": "primary",
    "version": "2002"
  },
  {
    "id": "oss",
    "short": "OSS",
    "title": {
      "en": "Ocular staining score (SICCA), one eye",
      "fr": "Score de coloration oculaire (SICCA), un œil"
    },
    "section": "ocular",
    "measures": {
      "en": "Damage of the surface of one eye",
      "fr": "Atteinte de la surface d’un œil"
    },
    "mark": "unverified",
    "version": "SICCA-2010",
    "aliases": [
      "ocular_staining_score",
      "sicca_oss"
    ]
  },
  {
    "id": "schirmer",
    "short": "Schirmer",
    "title": {
      "en": "Schirmer I test",
      "fr": "Test de Schirmer I"
    },
    "section": "ocular",
    "measures": {
      "en": "Tear production",
      "fr": "Production de larmes"
    },
    "mark": "primary",
    "version": "I",
    "aliases": [
      "schirmer_i",
      "schirmer-1"
    ]
  },
  {
    "id": "tbut",
    "short": "TBUT",
    "title": {
      "en": "Tear break-up time",
      "fr": "Temps de rupture du film lacrymal"
    },
    "section": "ocular",
    "measures": {
      "en": "Stability of the tear film",
      "fr": "Stabilité du film lacrymal"
    },
    "mark": "secondary",
    "version": "1",
    "aliases": [
      "fbut",
      "tear_break_up_time"
    ]
  }
]
