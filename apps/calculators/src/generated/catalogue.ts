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
    "id": "ssdai",
    "short": "SSDAI",
    "title": {
      "en": "Sjögren’s syndrome disease activity index (Italian)",
      "fr": "Indice d’activité du syndrome de Sjögren (italien)"
    },
    "section": "activity",
    "measures": {
      "en": "Systemic disease activity",
      "fr": "Activité systémique de la maladie"
    },
    "mark": "unverified",
    "version": "2007"
  },
  {
    "id": "ssddi",
    "short": "SSDDI",
    "title": {
      "en": "Sjögren’s syndrome disease damage index",
      "fr": "Indice de séquelles du syndrome de Sjögren"
    },
    "section": "activity",
    "measures": {
      "en": "Damage that does not go away",
      "fr": "Séquelles irréversibles"
    },
    "mark": "unverified",
    "version": "2007"
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
    "id": "nei",
    "short": "NEI",
    "title": {
      "en": "NEI/Industry staining scheme",
      "fr": "Schéma de coloration NEI/Industry"
    },
    "section": "ocular",
    "measures": {
      "en": "Staining of the cornea and of the conjunctiva",
      "fr": "Coloration de la cornée et de la conjonctive"
    },
    "mark": "secondary",
    "version": "1995",
    "aliases": [
      "nei_industry",
      "cfs_nei"
    ]
  },
  {
    "id": "osdi",
    "short": "OSDI",
    "title": {
      "en": "Ocular surface disease index",
      "fr": "Indice de maladie de la surface oculaire (OSDI)"
    },
    "section": "ocular",
    "measures": {
      "en": "Symptoms of dry eye, as patients rate them",
      "fr": "Symptômes d’œil sec, cotés par les patients"
    },
    "mark": "secondary",
    "version": "2000"
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
    "mark": "secondary",
    "version": "SICCA-2010",
    "aliases": [
      "ocular_staining_score",
      "sicca_oss"
    ]
  },
  {
    "id": "oss_patient",
    "short": "OSS, both eyes",
    "title": {
      "en": "Ocular staining score (SICCA), both eyes",
      "fr": "Score de coloration oculaire (SICCA), deux yeux"
    },
    "section": "ocular",
    "measures": {
      "en": "Damage of the surface of the eyes",
      "fr": "Atteinte de la surface des yeux"
    },
    "mark": "primary",
    "version": "SICCA-2010"
  },
  {
    "id": "oxford",
    "short": "Oxford",
    "title": {
      "en": "Oxford staining scheme",
      "fr": "Schéma de coloration d’Oxford"
    },
    "section": "ocular",
    "measures": {
      "en": "Staining of the surface of the eyes",
      "fr": "Coloration de la surface des yeux"
    },
    "mark": "secondary",
    "version": "2003"
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
  },
  {
    "id": "van_bijsterveld",
    "short": "van Bijsterveld",
    "title": {
      "en": "Van Bijsterveld score",
      "fr": "Score de van Bijsterveld"
    },
    "section": "ocular",
    "measures": {
      "en": "Staining of the surface of the eyes",
      "fr": "Coloration de la surface des yeux"
    },
    "mark": "secondary",
    "version": "1969",
    "aliases": [
      "vbs"
    ]
  },
  {
    "id": "vbs_to_oss",
    "short": "VBS to OSS",
    "title": {
      "en": "Van Bijsterveld to ocular staining score",
      "fr": "Du score de van Bijsterveld à l’OSS"
    },
    "section": "ocular",
    "measures": {
      "en": "OSS that stands for a van Bijsterveld score, one eye",
      "fr": "OSS tenant lieu de score de van Bijsterveld, un œil"
    },
    "mark": "secondary",
    "version": "2016"
  },
  {
    "id": "uwsf",
    "short": "Saliva flow",
    "title": {
      "en": "Whole saliva flow",
      "fr": "Débit salivaire total"
    },
    "section": "oral",
    "measures": {
      "en": "Production of saliva",
      "fr": "Production de salive"
    },
    "mark": "primary",
    "version": "1",
    "aliases": [
      "uws",
      "sialometry",
      "swsf",
      "saliva_flow"
    ]
  },
  {
    "id": "xerostomia_inventory",
    "short": "XI",
    "title": {
      "en": "Xerostomia inventory",
      "fr": "Inventaire de xérostomie"
    },
    "section": "oral",
    "measures": {
      "en": "Symptoms of dry mouth, as patients rate them",
      "fr": "Symptômes de bouche sèche, cotés par les patients"
    },
    "mark": "secondary",
    "version": "1999",
    "aliases": [
      "xi"
    ]
  },
  {
    "id": "devita",
    "short": "De Vita",
    "title": {
      "en": "De Vita salivary gland ultrasound score",
      "fr": "Score échographique de De Vita des glandes salivaires"
    },
    "section": "ultrasound",
    "measures": {
      "en": "Structure of the salivary glands in ultrasound",
      "fr": "Structure échographique des glandes salivaires"
    },
    "mark": "unverified",
    "version": "1992",
    "aliases": [
      "de_vita"
    ]
  },
  {
    "id": "harmonicss",
    "short": "HarmonicSS",
    "title": {
      "en": "HarmonicSS salivary gland ultrasound grading",
      "fr": "Gradation échographique HarmonicSS des glandes salivaires"
    },
    "section": "ultrasound",
    "measures": {
      "en": "Structure of the salivary glands in ultrasound",
      "fr": "Structure échographique des glandes salivaires"
    },
    "mark": "unverified",
    "version": "2020"
  },
  {
    "id": "hocevar",
    "short": "Hočevar",
    "title": {
      "en": "Hočevar salivary gland ultrasound score",
      "fr": "Score échographique de Hočevar des glandes salivaires"
    },
    "section": "ultrasound",
    "measures": {
      "en": "Structure of the salivary glands in ultrasound",
      "fr": "Structure échographique des glandes salivaires"
    },
    "mark": "unverified",
    "version": "2005",
    "aliases": [
      "hočevar",
      "sgus_48"
    ]
  },
  {
    "id": "jousse",
    "short": "Jousse-Joulin",
    "title": {
      "en": "Jousse-Joulin echostructure grading",
      "fr": "Gradation de l’échostructure de Jousse-Joulin"
    },
    "section": "ultrasound",
    "measures": {
      "en": "Structure of the salivary glands in ultrasound",
      "fr": "Structure échographique des glandes salivaires"
    },
    "mark": "unverified",
    "version": "1",
    "aliases": [
      "jousse_joulin"
    ]
  },
  {
    "id": "milic",
    "short": "Milic",
    "title": {
      "en": "Milic salivary gland ultrasound score",
      "fr": "Score échographique de Milic des glandes salivaires"
    },
    "section": "ultrasound",
    "measures": {
      "en": "Structure of the salivary glands in ultrasound",
      "fr": "Structure échographique des glandes salivaires"
    },
    "mark": "unverified",
    "version": "2010"
  },
  {
    "id": "omeract_sgus",
    "short": "OMERACT SGUS",
    "title": {
      "en": "OMERACT salivary gland ultrasound grading",
      "fr": "Gradation échographique OMERACT des glandes salivaires"
    },
    "section": "ultrasound",
    "measures": {
      "en": "Structure of the salivary glands in ultrasound",
      "fr": "Structure échographique des glandes salivaires"
    },
    "mark": "secondary",
    "version": "2019",
    "aliases": [
      "omeract"
    ]
  },
  {
    "id": "salaffi",
    "short": "Salaffi",
    "title": {
      "en": "Salaffi salivary gland ultrasound score",
      "fr": "Score échographique de Salaffi des glandes salivaires"
    },
    "section": "ultrasound",
    "measures": {
      "en": "Structure of the salivary glands in ultrasound",
      "fr": "Structure échographique des glandes salivaires"
    },
    "mark": "unverified",
    "version": "2008"
  },
  {
    "id": "theander",
    "short": "Theander",
    "title": {
      "en": "Theander and Mandl simplified ultrasound grading",
      "fr": "Gradation échographique simplifiée de Theander et Mandl"
    },
    "section": "ultrasound",
    "measures": {
      "en": "Structure of the salivary glands in ultrasound",
      "fr": "Structure échographique des glandes salivaires"
    },
    "mark": "unverified",
    "version": "2014"
  },
  {
    "id": "tractiss_tus",
    "short": "TRACTISS TUS",
    "title": {
      "en": "Total ultrasound score of TRACTISS",
      "fr": "Score échographique total de TRACTISS"
    },
    "section": "ultrasound",
    "measures": {
      "en": "Structure of the salivary glands in ultrasound",
      "fr": "Structure échographique des glandes salivaires"
    },
    "mark": "primary",
    "version": "2018",
    "aliases": [
      "tus"
    ]
  },
  {
    "id": "chisholm_mason",
    "short": "Chisholm-Mason",
    "title": {
      "en": "Chisholm-Mason grade",
      "fr": "Grade de Chisholm et Mason"
    },
    "section": "histology",
    "measures": {
      "en": "Lymphocytic infiltrate of the minor salivary glands",
      "fr": "Infiltrat lymphocytaire des glandes salivaires accessoires"
    },
    "mark": "secondary",
    "version": "1968",
    "aliases": [
      "chisholm"
    ]
  },
  {
    "id": "focus_score",
    "short": "Focus score",
    "title": {
      "en": "Focus score of a labial gland biopsy",
      "fr": "Focus score de la biopsie des glandes salivaires accessoires"
    },
    "section": "histology",
    "measures": {
      "en": "Lymphocytic foci in the minor salivary glands",
      "fr": "Foyers lymphocytaires des glandes salivaires accessoires"
    },
    "mark": "primary",
    "version": "2017",
    "aliases": [
      "fs"
    ]
  },
  {
    "id": "gland_infiltrate",
    "short": "Infiltrate, GC, LEL",
    "title": {
      "en": "Area of infiltrate, germinal centres and lymphoepithelial lesions",
      "fr": "Surface infiltrée, centres germinatifs et lésions lymphoépithéliales"
    },
    "section": "histology",
    "measures": {
      "en": "Extent and organisation of the infiltrate",
      "fr": "Étendue et organisation de l’infiltrat"
    },
    "mark": "primary",
    "version": "2017",
    "aliases": [
      "gc_lel",
      "percent_infiltrate"
    ]
  },
  {
    "id": "tarpley",
    "short": "Tarpley",
    "title": {
      "en": "Tarpley grade",
      "fr": "Grade de Tarpley"
    },
    "section": "histology",
    "measures": {
      "en": "Infiltrate and loss of acini in the minor salivary glands",
      "fr": "Infiltrat et destruction acineuse des glandes salivaires accessoires"
    },
    "mark": "unverified",
    "version": "1974"
  },
  {
    "id": "ana_titre",
    "short": "ANA",
    "title": {
      "en": "Antinuclear antibody titre",
      "fr": "Titre des anticorps antinucléaires"
    },
    "section": "laboratory",
    "measures": {
      "en": "Antinuclear antibodies",
      "fr": "Anticorps antinucléaires"
    },
    "mark": "secondary",
    "version": "1",
    "aliases": [
      "ana"
    ]
  },
  {
    "id": "b2m",
    "short": "β2-microglobulin",
    "title": {
      "en": "Raised beta-2 microglobulin",
      "fr": "Bêta-2-microglobuline élevée"
    },
    "section": "laboratory",
    "measures": {
      "en": "Lymphocyte turnover",
      "fr": "Renouvellement lymphocytaire"
    },
    "mark": "secondary",
    "version": "1"
  },
  {
    "id": "brkic2013",
    "short": "IFN monocytes",
    "title": {
      "en": "Type I interferon score of monocytes (2013)",
      "fr": "Score d’interféron de type I des monocytes (2013)"
    },
    "section": "laboratory",
    "measures": {
      "en": "Type I interferon activity in CD14 monocytes, by quantitative PCR",
      "fr": "Activité interféron de type I des monocytes CD14, par PCR quantitative"
    },
    "mark": "unverified",
    "version": "2013",
    "aliases": [
      "brkic"
    ]
  },
  {
    "id": "complement_low",
    "short": "Complement",
    "title": {
      "en": "Low complement",
      "fr": "Complément abaissé"
    },
    "section": "laboratory",
    "measures": {
      "en": "Consumption of complement, a marker of lymphoma risk",
      "fr": "Consommation du complément, marqueur du risque de lymphome"
    },
    "mark": "secondary",
    "version": "1"
  },
  {
    "id": "cryoglobulins",
    "short": "Cryoglobulins",
    "title": {
      "en": "Cryoglobulins",
      "fr": "Cryoglobulines"
    },
    "section": "laboratory",
    "measures": {
      "en": "Cryoglobulins in serum, a marker of vasculitis and lymphoma",
      "fr": "Cryoglobulines sériques, marqueur de vascularite et de lymphome"
    },
    "mark": "convention",
    "version": "1",
    "aliases": [
      "cryo"
    ]
  },
  {
    "id": "dnam3",
    "short": "DNAm IFN",
    "title": {
      "en": "Interferon score from DNA methylation, three genes",
      "fr": "Score interféron par méthylation de l’ADN, trois gènes"
    },
    "section": "laboratory",
    "measures": {
      "en": "Interferon activity read from blood DNA",
      "fr": "Activité interféron lue dans l’ADN sanguin"
    },
    "mark": "primary",
    "version": "2021"
  },
  {
    "id": "flc_ratio",
    "short": "FLC",
    "title": {
      "en": "Free light chains and their ratio",
      "fr": "Chaînes légères libres et leur rapport"
    },
    "section": "laboratory",
    "measures": {
      "en": "B-cell activity, and clonality where the ratio is off",
      "fr": "Activité des lymphocytes B, et clonalité si le rapport est anormal"
    },
    "mark": "primary",
    "version": "1"
  },
  {
    "id": "ifn_z_sum",
    "short": "IFN z-sum",
    "title": {
      "en": "Type I interferon score of five genes",
      "fr": "Score d’interféron de type I de cinq gènes"
    },
    "section": "laboratory",
    "measures": {
      "en": "Type I interferon activity from any five induced genes",
      "fr": "Activité interféron de type I à partir de cinq gènes induits"
    },
    "mark": "unverified",
    "version": "2004",
    "aliases": [
      "kirou"
    ]
  },
  {
    "id": "igg_change",
    "short": "IgG",
    "title": {
      "en": "Serum IgG and its fall",
      "fr": "IgG sériques et leur baisse"
    },
    "section": "laboratory",
    "measures": {
      "en": "B-cell activity as serum IgG",
      "fr": "Activité des lymphocytes B par les IgG sériques"
    },
    "mark": "primary",
    "version": "2022",
    "aliases": [
      "igg"
    ]
  },
  {
    "id": "isg6",
    "short": "ISG6",
    "title": {
      "en": "Interferon score of six genes, median",
      "fr": "Score interféron de six gènes, médiane"
    },
    "section": "laboratory",
    "measures": {
      "en": "Type I interferon activity in whole blood, by quantitative PCR against HPRT1 and 18S",
      "fr": "Activité interféron de type I dans le sang total, par PCR quantitative rapportée à HPRT1 et 18S"
    },
    "mark": "primary",
    "version": "1"
  },
  {
    "id": "rf_change",
    "short": "RF",
    "title": {
      "en": "Rheumatoid factor and its fall",
      "fr": "Facteur rhumatoïde et sa baisse"
    },
    "section": "laboratory",
    "measures": {
      "en": "B-cell activity as rheumatoid factor",
      "fr": "Activité des lymphocytes B par le facteur rhumatoïde"
    },
    "mark": "primary",
    "version": "2022",
    "aliases": [
      "rf"
    ]
  },
  {
    "id": "wb5",
    "short": "IFN whole blood",
    "title": {
      "en": "Type I interferon score of whole blood, five genes",
      "fr": "Score d’interféron de type I du sang total, cinq gènes"
    },
    "section": "laboratory",
    "measures": {
      "en": "Type I interferon activity in whole blood, by quantitative PCR",
      "fr": "Activité interféron de type I dans le sang total, par PCR quantitative"
    },
    "mark": "unverified",
    "version": "2022",
    "aliases": [
      "ifn5_whole_blood"
    ]
  },
  {
    "id": "eq5d_5l",
    "short": "EQ-5D-5L",
    "title": {
      "en": "EQ-5D-5L, five dimensions at five levels",
      "fr": "EQ-5D-5L, cinq dimensions à cinq niveaux"
    },
    "section": "patient-reported",
    "measures": {
      "en": "Health today, and what a country’s people think of it",
      "fr": "La santé du jour, et sa valeur pour la population d’un pays"
    },
    "mark": "secondary",
    "version": "5L",
    "aliases": [
      "eq5d_5l_published"
    ]
  },
  {
    "id": "facit_fatigue_13",
    "short": "FACIT-Fatigue",
    "title": {
      "en": "FACIT-Fatigue scale, 13 questions",
      "fr": "Échelle FACIT-Fatigue, 13 questions"
    },
    "section": "patient-reported",
    "measures": {
      "en": "Fatigue; a high score is little fatigue",
      "fr": "La fatigue ; un score élevé signifie peu de fatigue"
    },
    "mark": "primary",
    "version": "4"
  },
  {
    "id": "hads",
    "short": "HADS",
    "title": {
      "en": "Hospital Anxiety and Depression Scale",
      "fr": "Échelle d’anxiété et de dépression (HAD)"
    },
    "section": "patient-reported",
    "measures": {
      "en": "Anxiety and depression",
      "fr": "L’anxiété et la dépression"
    },
    "mark": "secondary",
    "version": "1983"
  },
  {
    "id": "mfi20",
    "short": "MFI-20",
    "title": {
      "en": "Multidimensional Fatigue Inventory, 20 questions",
      "fr": "Inventaire multidimensionnel de fatigue, 20 questions"
    },
    "section": "patient-reported",
    "measures": {
      "en": "Five sides of fatigue",
      "fr": "Cinq aspects de la fatigue"
    },
    "mark": "secondary",
    "version": "1995",
    "aliases": [
      "mfi_20"
    ]
  },
  {
    "id": "profad",
    "short": "PROFAD-SSI",
    "title": {
      "en": "Profile of fatigue and discomfort with sicca symptoms inventory, long form",
      "fr": "Profil de fatigue et d’inconfort avec inventaire des symptômes de sécheresse, forme longue"
    },
    "section": "patient-reported",
    "measures": {
      "en": "Fatigue, pain and dryness, as patients rate them",
      "fr": "Fatigue, douleurs et sécheresse, cotées par les patients"
    },
    "mark": "unverified",
    "version": "2004-long",
    "aliases": [
      "profad_ssi"
    ],
    "needsFile": true
  },
  {
    "id": "sf36_v1_components",
    "short": "SF-36 v1",
    "title": {
      "en": "SF-36 version 1, physical and mental components",
      "fr": "SF-36 version 1, composantes physique et mentale"
    },
    "section": "patient-reported",
    "measures": {
      "en": "Health-related quality of life",
      "fr": "La qualité de vie liée à la santé"
    },
    "mark": "secondary",
    "version": "1-us1990"
  },
  {
    "id": "wpai_gh",
    "short": "WPAI:GH",
    "title": {
      "en": "Work Productivity and Activity Impairment, general health",
      "fr": "Productivité au travail et limitation des activités, santé générale"
    },
    "section": "patient-reported",
    "measures": {
      "en": "Work and activity lost to health problems",
      "fr": "Le travail et les activités perdus pour raison de santé"
    },
    "mark": "primary",
    "version": "2.0"
  },
  {
    "id": "baimpa_2009",
    "short": "Baimpa 2009",
    "title": {
      "en": "Lymphoma predictors, any of five",
      "fr": "Facteurs prédictifs de lymphome, un sur cinq"
    },
    "section": "prognosis",
    "measures": {
      "en": "Whether a predictor of lymphoma is present",
      "fr": "La présence d’un facteur prédictif de lymphome"
    },
    "mark": "secondary",
    "version": "2009"
  },
  {
    "id": "charlson",
    "short": "Charlson",
    "title": {
      "en": "Charlson comorbidity index",
      "fr": "Indice de comorbidité de Charlson"
    },
    "section": "prognosis",
    "measures": {
      "en": "Other diseases, weighted by their bearing on survival",
      "fr": "Les autres maladies, pondérées selon leur effet sur la survie"
    },
    "mark": "secondary",
    "version": "1987/2011",
    "aliases": [
      "cci"
    ]
  },
  {
    "id": "fragkioudaki_2016",
    "short": "Fragkioudaki 2016",
    "title": {
      "en": "Lymphoma predictors, count of seven",
      "fr": "Facteurs prédictifs de lymphome, compte de sept"
    },
    "section": "prognosis",
    "measures": {
      "en": "Predictors of lymphoma present at diagnosis",
      "fr": "Les facteurs prédictifs de lymphome au diagnostic"
    },
    "mark": "primary",
    "version": "2016"
  },
  {
    "id": "nsst",
    "short": "NSST",
    "title": {
      "en": "Newcastle Sjögren’s stratification tool",
      "fr": "Outil de stratification de Newcastle"
    },
    "section": "prognosis",
    "measures": {
      "en": "Which of four symptom subgroups a patient is like",
      "fr": "Le sous-groupe de symptômes, parmi quatre, auquel le patient ressemble"
    },
    "mark": "unverified",
    "version": "2019",
    "needsFile": true
  }
]
